/** Where a connection leads, in few words: "Cartevo · production". */
import type { Connection } from '../../core/model/customer.ts';
import { isSample } from '../../core/read-connections.ts';
import type { Services } from '../services/services.ts';

export const connectionPlace = ({ connections }: Pick<Services, 'connections'>, connection: Connection): string =>
  `${connections.provider(connection).title} · ${isSample(connection) ? 'sample' : connection.environment}`;
