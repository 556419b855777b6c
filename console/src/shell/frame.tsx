import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { type Appearance, currentAppearance, showAppearance } from './appearance.ts';
import { ClockBadge } from './clock-badge.tsx';
import { Notices } from './notices.tsx';
import wordmark from './wordmark.svg';

export default function Frame({ children }: { readonly children: ReactNode }) {
  const { t, term, locale, setLocale } = useWords();
  const [location, navigate] = useLocation();
  const person = usePerson();
  const { config, signOut } = useSession();
  const [appearance, setAppearance] = useState<Appearance>(currentAppearance);
  const [open, setOpen] = useState(() => matchMedia('(min-width: 1100px)').matches);
  const link = (page: string, text: string) => ({ type: 'link' as const, text, href: `/${page}` });
  return (
    <>
      <div id="top-navigation">
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
            {
              type: 'menu-dropdown',
              text: locale.toUpperCase(),
              ariaLabel: t('shell.display'),
              items: [
                { id: 'en', text: 'English', lang: 'en' },
                { id: 'fr', text: 'Français', lang: 'fr' },
                { id: 'appearance', text: t(appearance === 'dark' ? 'shell.light' : 'shell.dark') },
              ],
              onItemClick: ({ detail }) => {
                if (detail.id === 'en' || detail.id === 'fr') setLocale(detail.id);
                else {
                  const next = appearance === 'dark' ? 'light' : 'dark';
                  showAppearance(next);
                  setAppearance(next);
                }
              },
            },
            {
              type: 'menu-dropdown',
              text: person.name,
              description: person.roles.map(term).join(', '),
              iconName: 'user-profile',
              items: [{ id: 'out', text: t('shell.signOut') }],
              onItemClick: () => signOut(),
            },
          ]}
        />
      </div>
      <AppLayoutToolbar
        headerSelector="#top-navigation"
        toolsHide
        navigationWidth={220}
        navigationOpen={open}
        onNavigationChange={({ detail }) => setOpen(detail.open)}
        navigation={
          <>
            <SideNavigation
              activeHref={`/${location.split('/')[1] ?? ''}`}
              onFollow={(event) => {
                event.preventDefault();
                navigate(event.detail.href);
                if (!matchMedia('(min-width: 700px)').matches) setOpen(false);
              }}
              items={[
                link('today', t('nav.today')),
                link('tasks', t('nav.tasks')),
                link('merchants', t('nav.merchants')),
                { type: 'divider' },
                link('playbooks', t('nav.playbooks')),
                link('figures', t('nav.figures')),
                ...(config.mode === 'laptop' ? [{ type: 'divider' as const }, link('laptop', t('nav.laptop'))] : []),
              ]}
            />
            {config.mode === 'laptop' && <ClockBadge />}
          </>
        }
        notifications={<Notices />}
        content={children}
      />
    </>
  );
}
