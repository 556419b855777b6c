import TopNavigation from '@cloudscape-design/components/top-navigation';
import { type ReactNode, Suspense, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { OutageBanner } from '../downtime/outage-banner.tsx';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { showAppearance, useAppearance } from './appearance.ts';
import { usePresence } from './last-seen.ts';
import { later } from './load-part.ts';
import './frame.css';
import { Notices } from './notices.tsx';
import { SideNav } from './side-nav.tsx';
import { useBarHeight } from './use-bar-height.ts';
import { useShortcuts } from './use-shortcuts.ts';
import wordmark from './wordmark.svg';

const DailyMail = later(() => import('./daily-mail.tsx'));
const SearchDialog = later(() => import('./search-dialog.tsx'));
const ShortcutHelp = later(() => import('./shortcut-help.tsx'));

/** where the content begins: the skip link and nothing else leads there */
const CONTENT = 'content';

/** what stands around every screen: who is signed in, where one may go, and what is wrong with the API */
export default function Frame({ children }: { readonly children: ReactNode }) {
  const { t, term, locale, setLocale } = useWords();
  const [, navigate] = useLocation();
  const person = usePerson();
  const { signOut } = useSession();
  const appearance = useAppearance();
  usePresence();
  const [helping, setHelping] = useState(false);
  const [mailing, setMailing] = useState(false);
  const [finding, setFinding] = useState(false);
  useShortcuts(
    () => setHelping(true),
    () => setFinding(!person.ofSupplier),
  );
  const search = {
    type: 'button' as const,
    iconName: 'search' as const,
    text: t('search.open'),
    ariaLabel: `${t('search.title')} (Ctrl K)`,
    disableUtilityCollapse: true,
    onClick: () => setFinding(true),
  };
  const bar = useRef<HTMLDivElement>(null);
  useBarHeight(bar);
  return (
    <>
      <a className="skip" href={`#${CONTENT}`}>
        {t('shell.skip')}
      </a>
      <div id="top-navigation" ref={bar}>
        <TopNavigation
          identity={{
            href: '/today',
            logo: { src: wordmark, alt: 'Firstsale' },
            onFollow: (event) => {
              event.preventDefault();
              navigate('/today');
            },
          }}
          utilities={[
            ...(person.ofSupplier ? [] : [search]),
            {
              type: 'menu-dropdown',
              text: locale.toUpperCase(),
              ariaLabel: t('shell.display'),
              items: [
                { id: 'en', text: 'English', lang: 'en' },
                { id: 'fr', text: 'Français', lang: 'fr' },
                { id: 'appearance', text: t(appearance === 'dark' ? 'shell.light' : 'shell.dark') },
                { id: 'keys', text: t('keys.title') },
              ],
              onItemClick: ({ detail }) => {
                if (detail.id === 'en' || detail.id === 'fr') setLocale(detail.id);
                else if (detail.id === 'keys') setHelping(true);
                else showAppearance(appearance === 'dark' ? 'light' : 'dark');
              },
            },
            {
              type: 'menu-dropdown',
              text: person.name,
              description: person.roles.map(term).join(', '),
              iconName: 'user-profile',
              items: [
                { id: 'mail', text: t('digest.title') },
                { id: 'out', text: t('shell.signOut') },
              ],
              onItemClick: ({ detail }) => (detail.id === 'mail' ? setMailing(true) : signOut()),
            },
          ]}
        />
      </div>
      <div className="frame">
        <SideNav />
        <main id={CONTENT} tabIndex={-1}>
          <Notices />
          <OutageBanner />
          {children}
        </main>
      </div>
      {finding && (
        <Suspense>
          <SearchDialog onClose={() => setFinding(false)} />
        </Suspense>
      )}
      {mailing && (
        <Suspense>
          <DailyMail onClose={() => setMailing(false)} />
        </Suspense>
      )}
      {helping && (
        <Suspense>
          <ShortcutHelp onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </>
  );
}
