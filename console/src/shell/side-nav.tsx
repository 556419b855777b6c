import { useEffect, useRef } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { ClockBadge } from './clock-badge.tsx';
import { placesOf } from './places.ts';

/** the screens at the side, or in a row above the content where there is no room beside it */
export function SideNav() {
  const { t } = useWords();
  const { config } = useSession();
  const person = usePerson();
  const [location] = useLocation();
  const here = location.split('/')[1];
  const onLaptop = config.mode === 'laptop';
  const groups = placesOf(person, onLaptop);
  const shown = groups.flat().find(({ page }) => page === here);
  const title = shown === undefined ? 'Firstsale' : `${t(`nav.${shown.page}`)} · Firstsale`;
  const search = useSearch();
  const list = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page inside may have named what it showed at the address before
  useEffect(() => {
    document.title = title;
    // in a row that is longer than a telephone is wide
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [title, location, search]);
  return (
    <nav ref={list} className="side" aria-label={t('nav.screens')}>
      {groups.map((group) => (
        <ul key={group[0]?.page}>
          {group.map(({ page }) => (
            <li key={page}>
              <Link to={`/${page}`} {...(page === here ? { 'aria-current': 'page' as const } : {})}>
                {t(`nav.${page}`)}
              </Link>
            </li>
          ))}
        </ul>
      ))}
      {onLaptop && <ClockBadge />}
    </nav>
  );
}
