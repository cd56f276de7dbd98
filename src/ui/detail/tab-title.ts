/**
 * What a customer's tab is called. VS Code keeps the titles of tabs for the next window, so no customer's name is in it unless
 * the user says so.
 */
import { isolated } from '../text/isolated.ts';
import { visibleText } from '../text/visible.ts';

const limits = { connection: 30, id: 24, name: 40 } as const;

const uuid = /^([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By code points, so that no character is cut in half. */
function cut(text: string, length: number): string {
  const characters = [...visibleText(text)];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('');
}

/** "Kojo Mensah · Xtrakit sample". */
export const namedTabTitle = (connectionName: string | undefined, name: string): string =>
  [
    isolated(cut(name, limits.name)),
    ...(connectionName === undefined ? [] : [cut(connectionName, limits.connection)]),
  ].join(' · ');

/** "Xtrakit sample 55"; of a UUID its first part says enough. A connection that was gone before has no name. */
export function tabTitle(connectionName: string | undefined, customerId: string): string {
  const id = uuid.exec(customerId)?.[1] ?? cut(customerId, limits.id);
  return connectionName === undefined ? id : `${cut(connectionName, limits.connection)} ${id}`;
}
