import { type LinkNeeds, type Opened, readLink } from '../../../application/letter-links.ts';
import type { Page } from '../../runtime/run-letter-page.ts';

export { letterRoute as wanted } from '../../runtime/letter-route.ts';

/** asks whether reminders shall stop: opening it changes nothing, whoever opens it */
export const handle =
  (needs: LinkNeeds) =>
  async (opened: Opened): Promise<Page> => {
    const { kind, tag, language } = await readLink(needs, opened, 'stop_reminders');
    const { title, ask, button, invalid } = language.optOut;
    return kind === 'wrong' ? { status: 400, tag, title, text: invalid } : { status: 200, tag, title, text: ask, button };
  };
