/** The tools by name; what they read is checked by `inputs.ts`, which is not needed to register them. */

/** Without the prefix that tells them from tools of others. */
export const toolNames = ['listConnections', 'findCustomers', 'getCustomer', 'getRelated', 'compareCustomers'] as const;

export type ToolName = (typeof toolNames)[number];

const prefix = 'clientele_';

/** As VS Code and models know them. */
export const toolId = (name: ToolName): string => `${prefix}${name}`;
