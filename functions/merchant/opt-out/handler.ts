import { type ActNeeds, type Opened, stopByLink, stopWords } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** stops reminders, or an alert, after the button, or after one click of a mail program (RFC 8058); the second time is answered like the first */
export const handle =
  (needs: ActNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const link = await stopByLink(needs, opened);
    const { kind, tag } = link;
    const { title, done, invalid } = stopWords(link);
    return kind === 'wrong' ? { status: 400, tag, title, text: invalid } : { status: 200, tag, title, text: done };
  };
