import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { pages as every } from './pages.tsx';
import { useWords } from './words/words.tsx';

/** the pages of a merchant: beside the content where there is room, behind one button on a phone */
export function Navigation({ pages }: { readonly pages: typeof every }) {
  const { t } = useWords();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  if (pages.length < 2) return null;
  const isHere = (of: string): boolean => (of === '/' ? path === '/' : path === of || path.startsWith(`${of}/`));
  const here = pages.find((one) => isHere(one.path));
  return (
    <nav className="pages" aria-label={t.frame.pages}>
      <button type="button" className="menu" aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
        {here === undefined ? t.frame.menu : t.pages[here.name]}
      </button>
      <ul id="pages" className={open ? 'open' : ''}>
        {pages.map(({ name, path: to }) => (
          <li key={name}>
            <Link href={to} aria-current={isHere(to) ? 'page' : undefined} onClick={() => setOpen(false)}>
              {t.pages[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
