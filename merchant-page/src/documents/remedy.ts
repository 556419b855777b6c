import { documentWords } from '../../../domain/wording/documents/document-words.ts';
import type { ReadingLanguage } from '../../../domain/wording/reading-language.ts';
import type { Told } from '../../../domain/wording/told.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

/** why a file cannot be handed in, and what to do about it */
export const remedyIn = (refusal: Told, language: ReadingLanguage): string => documentWords.read(refusal, voiceOf(language));
