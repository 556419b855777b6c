import { type LinkNeeds, type Opened, readLink } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** asks how satisfied the reader of a letter is: opening it changes nothing, whoever opens it */
export const handle =
  (needs: LinkNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, language } = await readLink(needs, opened, 'rate');
    const { title, ask, button, low, high, invalid } = language.rating;
    if (kind === 'wrong') return { status: 400, tag, title, text: invalid };
    return { status: 200, tag, title, text: ask, button, scale: [low, '2', '3', '4', high] };
  };
