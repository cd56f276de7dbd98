/** Names VS Code's data folder to whatever runs inside it: settings, storage and logs are below. */
export const DATA = 'CLIENTELE_TEST_DATA';
