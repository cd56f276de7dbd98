/** Putting a connection under a name of the user's own, beside others of its provider. */
import { t } from '../../../core/l10n/language.ts';
import type { Connection } from '../../../core/model/customer.ts';
import { defaultBaseUrl, longestGroup } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { askChoice, askText, back, type Choice } from '../../window/questions.ts';
import { entryOf } from './edit.ts';

const newGroup = Symbol('newGroup');

/** The groups there are, by name. */
const groupsOf = (connections: readonly Connection[]): readonly string[] =>
  [...new Set(connections.flatMap(({ group }) => group ?? []))].sort((one, other) => one.localeCompare(other));

export async function moveToGroup(services: Services, connection: Connection): Promise<void> {
  const group = await askGroup(services.store.connections, connection);
  if (group === undefined || group === (connection.group ?? '')) return;
  // Another window may have changed something else of it while this one asked.
  const now = services.store.connections.find(({ id }) => id === connection.id) ?? connection;
  const { group: _, ...rest } = now;
  const usual = defaultBaseUrl(services.connections.provider(now), now.environment, now.options);
  await services.store.edit(connection.id, entryOf(group ? { ...rest, group } : rest, usual));
}

/** Empty for none; undefined when the user left. */
async function askGroup(all: readonly Connection[], { name, group }: Connection): Promise<string | undefined> {
  const title = t('Group of {0}', name);
  const groups = groupsOf(all);
  if (groups.length > 0) {
    const choices: Choice<string | typeof newGroup>[] = [
      ...groups.map(one => ({ label: one, description: one === group ? t('now') : '', value: one })),
      { label: t('New group…'), value: newGroup },
      ...(group ? [{ label: t('No group'), value: '' }] : []),
    ];
    const chosen = await askChoice({ title, canGoBack: false, placeholder: t('Move to which group?'), choices });
    if (chosen === undefined || chosen === back) return undefined;
    if (chosen !== newGroup) return chosen;
  }
  const prompt = t('What is the group called? For example a team or a region.');
  const fault = (text: string) => (text.length > longestGroup ? t('At most {0} characters.', longestGroup) : undefined);
  const text = await askText({ title, canGoBack: false, prompt, fault });
  // Without a name there is no new group; to leave the old one is a choice of its own.
  return text === undefined || text === back || text.trim() === '' ? undefined : text.trim();
}
