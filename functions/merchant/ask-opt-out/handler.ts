import { type LinkNeeds, type Opened, readLink, stopWords } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** asks whether reminders, or an alert, shall stop: opening it changes nothing, whoever opens it */
export const handle =
  (needs: LinkNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const link = await readLink(needs, opened, 'stop_reminders', 'stop_alert');
    const { kind, tag } = link;
    const { title, ask, button, invalid } = stopWords(link);
    return kind === 'wrong' ? { status: 400, tag, title, text: invalid } : { status: 200, tag, title, text: ask, button };
  };
