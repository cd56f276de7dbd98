/** All whom the extension knows, in its order. */
export const providers = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'] as const;
