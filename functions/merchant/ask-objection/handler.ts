import { type LinkNeeds, type Opened, readLink } from '../../../application/letter-links.ts';
import { objectionWords } from '../../../domain/letter/letter-texts.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** asks whether the reader of a notice objects to the change it tells of: opening it changes nothing, whoever opens it */
export const handle =
  (needs: LinkNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, language } = await readLink(needs, opened, 'object');
    const { title, ask, button, invalid } = objectionWords(language, tag);
    return kind === 'wrong' ? { status: 400, tag, title, text: invalid } : { status: 200, tag, title, text: ask, button };
  };
