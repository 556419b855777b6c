import type * as z from 'zod';
import type { answer as getDigest } from '../../functions/api/get-digest/answer.ts';
import type { answer as listChanges } from '../../functions/api/list-changes/answer.ts';
import type { answer as listPeople } from '../../functions/api/list-people/answer.ts';
import type { answer as listScreening } from '../../functions/api/list-screening/answer.ts';
import type { answer as previewInformation } from '../../functions/api/preview-information/answer.ts';
import type { answer as previewNudge } from '../../functions/api/preview-nudge/answer.ts';
import type { answer as previewRejection } from '../../functions/api/preview-rejection/answer.ts';

export type InformationPreview = z.output<typeof previewInformation>;
export type RejectionPreview = z.output<typeof previewRejection>;
export type PreviewAnswer = z.output<typeof previewNudge>;
export type ScreeningAnswer = z.output<typeof listScreening>;
export type ChangesAnswer = z.output<typeof listChanges>;
export type DailyMailAnswer = z.output<typeof getDigest>;
export type PeopleAnswer = z.output<typeof listPeople>;
export type Colleague = PeopleAnswer['people'][number];
