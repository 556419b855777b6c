import type { Resource } from '../states/resource.ts';

/** the input of an operation of an API, to be looked through */
export interface InputModel {
  /** members by name: '=' is text or bytes, '' another value without members, else the name of a shape, after [] for a list and {} for a map of them */
  readonly shapes: Readonly<
    Record<string, { readonly required: readonly string[]; readonly members: Readonly<Record<string, string>> }>
  >;
  /** name of the shape of the whole input */
  readonly input: string;
  /** members are spelled with a small letter in the API and with a capital one in a Task */
  readonly camel: boolean;
}

/** the operation a Task calls; undefined when nothing is known of it */
export type InputModelOf = (resource: Extract<Resource, { readonly kind: 'integration' }>) => InputModel | undefined;
