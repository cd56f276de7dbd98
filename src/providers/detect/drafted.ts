/** A first manifest of what one answer says, each part with its reason. */
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import type { Manifest } from '../manifest/words.ts';
import type { FieldQuestion } from './field-kinds.ts';
import { findFields } from './fields-in.ts';
import { stepsOf } from './list-place.ts';
import { isOneCustomer, type PlaceQuestion, placeOfList, questionOfOne } from './one-customer.ts';
import { findPaging, type PagingParams } from './paging-in.ts';
import { findRows } from './rows-in.ts';

/** Why a part of a manifest is as it is, by its pointer. */
export interface Reason {
  readonly pointer: string;
  readonly text: string;
}

/** Something that only a person can say. */
export type DraftQuestion = FieldQuestion | PlaceQuestion;

export interface Drafted {
  readonly manifest: Manifest;
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
  readonly questions: readonly DraftQuestion[];
}

/** What an answer says of rows, pages and fields. The rest of the manifest stays as it is. */
export function draftOfAnswer(manifest: Manifest, answer: Answer, params: PagingParams, asList = false): Drafted {
  const rows = findRows(answer.json);
  const place = placeOfList(manifest);
  const steps = [
    ...manifest.list.path.split('/'),
    ...Object.values(manifest.list.params ?? {}).map(String),
    ...(place ? stepsOf(place) : []),
  ];
  if (!asList && isOneCustomer(answer.json, rows, steps))
    return { manifest, reasons: [], notes: [], questions: [questionOfOne(manifest, place)] };
  if (!rows)
    return {
      manifest,
      reasons: [],
      notes: [
        t('There is no list of objects in the answer: is this the address of one customer, or of a page for people?'),
      ],
      questions: [],
    };
  const found = findPaging(answer, rows, params);
  const fields = findFields(rows.rows);
  const { [params.size?.name ?? '']: size, ...others } = manifest.list.params ?? {};
  const isSized = found.paging.by !== 'none' && found.paging.size !== undefined;
  const kept = isSized || size === undefined ? others : manifest.list.params;
  const made: Manifest = {
    ...manifest,
    list: {
      path: manifest.list.path,
      ...(kept && Object.keys(kept).length > 0 ? { params: kept } : {}),
      rows: rows.pointer,
      ...(rows.row === undefined ? {} : { row: rows.row }),
      ...(manifest.list.none && { none: manifest.list.none }),
      paging: found.paging,
    },
    fields: fields.fields as Manifest['fields'], // none of them is undefined
    ...(fields.covered.length > 0 ? { covered: [...fields.covered] } : {}),
    ...(fields.secrets.length > 0 ? { secrets: [...fields.secrets] } : {}),
  };
  const reasons = [
    { pointer: '/list/rows', text: rows.reason },
    { pointer: '/list/paging', text: found.reason },
    ...Object.entries(fields.reasons).map(([key, text]) => ({ pointer: `/fields/${key}`, text })),
    ...(fields.covered.length > 0
      ? [{ pointer: '/covered', text: t('They are named like what is nobody’s business.') }]
      : []),
    ...(fields.secrets.length > 0
      ? [{ pointer: '/secrets', text: t('They are named like what must not be kept.') }]
      : []),
  ];
  return { manifest: made, reasons, notes: [], questions: fields.questions };
}
