import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isSample } from '../../core/read-connections.ts';
import type { Services } from '../services/services.ts';

/** What the environments are called. */
export const environments = { production: t('production'), sandbox: t('sandbox') } as const;

/** The environment of a connection, as a word in a line. */
export const environmentName = (connection: Connection): string =>
  isSample(connection) ? t('sample') : environments[connection.environment];

/** Where a connection leads, in few words: "Cartevo · production". */
export const connectionPlace = ({ connections }: Pick<Services, 'connections'>, connection: Connection): string =>
  `${connections.provider(connection).title} · ${environmentName(connection)}`;
