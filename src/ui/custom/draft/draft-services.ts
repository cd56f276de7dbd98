/** What drafts are made of. */
import type { RequestLog } from '../../../core/requests/request-options.ts';
import type { Services } from '../../services/services.ts';

/** What was entered for a provider while it was described. */
export interface Entered {
  readonly credentials: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

export interface DraftServices
  extends Pick<Services, 'custom' | 'extension' | 'http' | 'privacy' | 'privacyState' | 'providers' | 'settings'> {
  readonly log: (line: RequestLog) => void;
  /** Adds a connection to a provider that was kept, and shows its customers. */
  readonly connect: (providerId: string, entered: Entered) => Promise<void>;
}
