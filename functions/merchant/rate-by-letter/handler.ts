import { type ActNeeds, type Opened, rateByLink } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** takes the rating that the form of a letter's page sends; the same again changes nothing, another one replaces it */
export const handle =
  (needs: ActNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, language } = await rateByLink(needs, opened);
    const { title, done, invalid } = language.rating;
    return kind === 'wrong' ? { status: 400, tag, title, text: invalid } : { status: 200, tag, title, text: done };
  };
