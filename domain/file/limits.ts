/** what one document may be at most. Bytes; a form's policy and the checker hold the same limit */
export const mostBytes = 15 * 1024 * 1024;
/** pixels of a picture: the largest a phone makes by default has 50 million; four times as many bytes are needed to show it */
export const mostPixels = 64_000_000;

/** what may be handed in, by what is in it */
export const fileTypes = ['pdf', 'png', 'jpeg'] as const;
export type FileType = (typeof fileTypes)[number];

/** as a browser calls them: what a form is signed for, and what a document is served as */
export const mediaTypes = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' } as const satisfies Record<
  FileType,
  string
>;
export type MediaType = (typeof mediaTypes)[FileType];
