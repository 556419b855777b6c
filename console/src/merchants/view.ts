/** what a list is narrowed to and ordered by; the address of the page is made of it, and the API takes the same names */
export interface View {
  readonly search: string;
  readonly stage: readonly string[];
  readonly segment: readonly string[];
  readonly country: readonly string[];
  readonly pspClient: readonly string[];
  readonly awaiting: readonly string[];
  /** whole days, or empty */
  readonly stalledDays: string;
  readonly sort: string;
}
export const choices = ['stage', 'segment', 'country', 'pspClient', 'awaiting'] as const;
export type ChoiceField = (typeof choices)[number];
export const sorts = ['name', 'stalled', 'value', 'newest'] as const;

const listIn = (params: URLSearchParams, field: ChoiceField): readonly string[] =>
  (params.get(field) ?? '').split(',').filter((value) => value !== '');

export const viewOf = (params: URLSearchParams): View => {
  const days = params.get('stalledDays') ?? '';
  const sort = params.get('sort') ?? '';
  return {
    search: params.get('search') ?? '',
    stage: listIn(params, 'stage'),
    segment: listIn(params, 'segment'),
    country: listIn(params, 'country'),
    pspClient: listIn(params, 'pspClient'),
    awaiting: listIn(params, 'awaiting'),
    stalledDays: /^\d{1,4}$/.test(days) ? days : '',
    sort: sorts.find((one) => one === sort) ?? 'name',
  };
};

/** the same view has one address: what is not asked for is left out, the rest in one order */
export const paramsOf = (view: View): URLSearchParams => {
  const params = new URLSearchParams();
  if (view.search.trim() !== '') params.set('search', view.search);
  for (const field of choices) if (view[field].length > 0) params.set(field, view[field].join(','));
  if (view.stalledDays !== '') params.set('stalledDays', view.stalledDays);
  if (view.sort !== 'name') params.set('sort', view.sort);
  return params;
};

/** how many filters narrow it */
export const narrowing = (view: View): number =>
  choices.filter((field) => view[field].length > 0).length +
  (view.stalledDays === '' ? 0 : 1) +
  (view.search.trim() === '' ? 0 : 1);
