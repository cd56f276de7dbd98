/** What is covered of the record in one panel, and what the user has had revealed of it. */
import type { Span } from '../../core/json/span.ts';
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import type { CoveredText } from '../../customers/privacy/cover.ts';
import { coverValues } from '../../customers/privacy/cover.ts';
import { nothingRevealed, type Revealed } from '../../customers/privacy/masked.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { ShownCustomerRecord } from '../../customers/privacy/shown.ts';

import { type AvatarSource, avatarSource } from './avatar.ts';
import type { FromPage } from './shared/messages.ts';

/** One value that the user wants to see: a field, or a place in the raw JSON. */
type Wanted = Extract<FromPage, { type: 'revealField' | 'revealPlace' }>;

export class PanelCover {
  private readonly privacy: Privacy;
  /** The user looks at what the provider covers. */
  isOpen = false;
  /** Single values that privacy mode covers, revealed one by one; never all of a record. */
  private revealed: Revealed = nothingRevealed;
  private made: { readonly of: CustomerRecord; readonly shown: ShownCustomerRecord } | undefined;

  constructor(privacy: Privacy) {
    this.privacy = privacy;
  }

  /** Another customer, another page, or another mode: nothing is revealed. */
  close(): void {
    this.isOpen = false;
    this.revealed = nothingRevealed;
    this.made = undefined;
  }

  /** The record as it is shown. */
  of(record: CustomerRecord): ShownCustomerRecord {
    if (this.made?.of !== record) this.made = { of: record, shown: this.privacy.record(record, this.revealed) };
    return this.made.shown;
  }

  /** False where the place is one in another record than that of this serial. */
  reveal(wanted: Wanted, serial: number): boolean {
    if (wanted.type === 'revealPlace' && wanted.serial !== serial) return false;
    const { fields, pointers } = this.revealed;
    this.revealed =
      wanted.type === 'revealField'
        ? { fields: new Set([...fields, wanted.field]), pointers }
        : { fields, pointers: new Set([...pointers, wanted.pointer]) };
    this.made = undefined;
    return true;
  }

  /** The image that may be asked for. */
  avatar(record: CustomerRecord | undefined): AvatarSource | undefined {
    return avatarSource((record && this.privacy.customer(record).avatarUrl) ?? null);
  }

  /** The fields that have another value than is shown. */
  fieldsCovered(record: CustomerRecord): readonly (keyof Customer)[] {
    const shown = this.of(record).customer;
    // A customer has all fields, and no other member.
    const all = Object.keys(record.customer) as (keyof Customer)[];
    return all.filter(field => JSON.stringify(shown[field]) !== JSON.stringify(record.customer[field]));
  }

  /** A part of the raw JSON that is shown, for the clipboard; `pointers` name what the provider covers in it. */
  part(record: CustomerRecord, pointers: readonly string[], part: Span): CoveredText {
    const isPrivate = this.privacy.covers(record.connectionId);
    return coverValues(this.of(record).raw, this.isOpen || isPrivate ? [] : pointers, part);
  }
}
