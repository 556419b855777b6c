/** days ahead that are forecast each night */
export const LEADS = [1, 2, 3, 4, 5, 6, 7, 14, 21, 28] as const;
