/** The way to the thread that reads. */
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { BytesAnswer } from '../../core/requests/read-answer.ts';
import type { FromReader, ToReader } from './protocol.ts';

/** A message without its number. */
type Unnumbered<T> = T extends { readonly request: number } ? Omit<T, 'request'> : never;

export type Asked = Extract<ToReader, { request: number }>;
export type Reply = Extract<FromReader, { request: number }>;

export interface Channel {
  /** The answer to a message; rejects where the thread fails or dies. */
  ask(message: Unnumbered<Asked>, transfer?: readonly ArrayBuffer[]): Promise<Reply>;
  post(message: ToReader): void;
  /** An export is over. */
  close(work: number): void;
}

/** What is sent of an answer, and the memory that is handed over with it. */
export const sent = ({ status, headers, bytes, body }: BytesAnswer): { readonly answer: BytesAnswer } => ({
  answer: { status, headers, bytes, body },
});
export const blocksOf = ({ body }: BytesAnswer): readonly ArrayBuffer[] => body.blocks.map(({ buffer }) => buffer);

/** What went wrong in the thread that reads, or with it. */
export const readerError = (what: string, cause?: Error): ClienteleError =>
  new ClienteleError({ kind: 'server', who: t('The reading of answers'), what, cure: t('Try again.'), cause });
