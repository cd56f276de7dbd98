/**
 * The words of the product: the customer as Clientele shows it, the record that proves it, the page it came on.
 * `src/api.ts` publishes these types; everything else imports them from here.
 */

/** An amount of money. */
export interface Money {
  /** Major units as an exact decimal, for example `"196.00"`; amounts that were sent in major units keep their digits. */
  readonly amount: string;
  /** ISO 4217, upper case; null where the provider names none. */
  readonly currency: string | null;
}

/** The parts of a postal address; each is null where the provider sent nothing. */
export interface Address {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2 where it is recognised, else as sent. */
  readonly country: string | null;
}

/** What a provider's own words for a customer's state amount to. */
export type Status = 'active' | 'inactive' | 'blocked' | 'pending' | 'deleted' | 'unknown';

/** The normalized customer: the same fields whatever the provider. */
export interface Customer {
  /** Opaque; a numeric id keeps its digits, also beyond 2^53. */
  readonly id: string;
  /** First and last name joined where the provider splits them. */
  readonly name: string | null;
  readonly email: string | null;
  /** E.164 where it parses, with an extension as `;ext=12` behind it; else as sent. */
  readonly phone: string | null;
  /** `individual`, `business`, `Enterprise`… as sent. */
  readonly type: string | null;
  /** null: the provider has none. */
  readonly status: Status | null;
  /** ISO 3166-1 alpha-2 where it is recognised ("Cameroon", "USA", "GHA"), else as sent. */
  readonly country: string | null;
  readonly address: Address | null;
  readonly avatarUrl: string | null;
  /** RFC 3339 in UTC (`2024-03-20T10:00:00.000Z`); a time sent without a zone stays `2024-08-04T08:23:45`. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
  readonly orders: number | null;
  readonly subscriptions: number | null;
  readonly lifetimeValue: Money | null;
  readonly lastSpent: Money | null;
}

/** For every field that has a value, the JSON Pointers into `raw` it came from. */
export type Sources = Readonly<Partial<Record<keyof Customer, readonly string[]>>>;

/** A customer together with the JSON it came from. */
export interface CustomerRecord {
  readonly connectionId: string;
  readonly customer: Customer;
  /** This row's JSON, digit for digit as sent; only card numbers and CVVs are blanked. */
  readonly raw: string;
  readonly sources: Sources;
}

/** A row that could not be read: kept and shown, never dropped in silence. */
export interface RowProblem {
  /** The row's place on its page, from 0. */
  readonly index: number;
  readonly message: string;
  readonly raw: string;
}

/** What one list request answered. */
export interface CustomerPage {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
  /** 1-based. */
  readonly page: number;
  /** null where the answer does not say. */
  readonly pageCount: number | null;
  /** Customers in the whole list, as the provider counts them; null where the answer does not say. */
  readonly total: number | null;
  readonly hasMore: boolean;
  /** RFC 3339 in UTC. */
  readonly fetchedAt: string;
}

/** What to ask a list for. */
export interface Query {
  /** 1-based; 1 where it is left out. */
  readonly page?: number;
  /** Clamped to the provider's maximum; the setting `clientele.pageSize` where it is left out. */
  readonly pageSize?: number;
  /** The provider's own search. `badRequest` where it has none for this text. */
  readonly search?: string;
  /** By the provider's own parameter names. */
  readonly filters?: Readonly<Record<string, string>>;
}

export type Environment = 'production' | 'sandbox';

/** A configured account on a provider. The credentials are kept elsewhere. */
export interface Connection {
  readonly id: string;
  readonly provider: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly options: Readonly<Record<string, string>>;
  /** What the user puts it under in the views, such as a team or a region; left out for none. */
  readonly group?: string;
  /** Megabytes that one answer may have at most; left out for the usual 25. */
  readonly answerLimit?: number;
}

/** Secret values by the provider's own names for them. */
export type Credentials = Readonly<Record<string, string>>;
