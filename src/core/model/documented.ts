/** What a provider's documentation says of one field of a row. */

/** The types that a JSON value can have, by the words of JSON Schema. */
export type JsonType = 'string' | 'number' | 'boolean' | 'object' | 'array';

export interface DocumentedField {
  /** A JSON Pointer in which `*` stands for any index of a list, or any key of an object whose keys are data. */
  readonly pointer: string;
  /** Whether every row has it, or every object that it is a member of; its value may be null all the same. */
  readonly always: boolean;
  /** Empty where any type will do. */
  readonly types: readonly JsonType[];
}
