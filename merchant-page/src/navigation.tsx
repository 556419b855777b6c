import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Membership } from './membership.ts';
import { useUnread } from './messages/use-unread.ts';
import type { pages as every } from './pages.tsx';
import { useWords } from './words/words.tsx';

/** how much of a page nobody has seen yet, by its name */
type Unread = Readonly<Partial<Record<(typeof every)[number]['name'], number>>>;

/** the navigation of somebody who may read messages */
export function CountingNavigation({ pages, membership }: { readonly pages: typeof every; readonly membership: Membership }) {
  return <Navigation pages={pages} unread={{ messages: useUnread(membership) }} />;
}

function Badge({ count }: { readonly count: number }) {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <>
      {' '}
      <span className="badge" aria-hidden="true">
        {count}
      </span>
      <span className="unseen">{t.frame.unread(count)}</span>
    </>
  );
}

/** the page an address below a merchant belongs to; undefined for one that none has */
export const pageAt = (pages: typeof every, path: string): (typeof every)[number] | undefined =>
  pages.find((one) => (one.path === '/' ? path === '/' : path === one.path || path.startsWith(`${one.path}/`)));

/** the pages of a merchant: beside the content where there is room, behind one button on a phone */
export function Navigation({ pages, unread = {} }: { readonly pages: typeof every; readonly unread?: Unread }) {
  const { t } = useWords();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  if (pages.length < 2) return null;
  const here = pageAt(pages, path);
  return (
    <nav className="pages" aria-label={t.frame.pages}>
      <button type="button" className="menu" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
        {here === undefined ? t.frame.menu : t.pages[here.name]}
        <Badge count={Object.values(unread).reduce((sum, one) => sum + one, 0)} />
      </button>
      <ul id="pages" className={open ? 'open' : ''}>
        {pages.map(({ name, path: to }) => (
          <li key={name}>
            <Link href={to} aria-current={to === here?.path ? 'page' : undefined} onClick={() => setOpen(false)}>
              {t.pages[name]}
              <Badge count={unread[name] ?? 0} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
