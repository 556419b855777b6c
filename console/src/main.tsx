import './console.css';
import './work.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { request } from './api.ts';
import { App } from './app.tsx';
import { I18n } from './i18n/index.tsx';
import { NowProvider } from './now.tsx';
import { type Config, SessionProvider } from './session.tsx';
import { startAppearance } from './shell/appearance.ts';
import { kept } from './sign-in/kept.ts';

startAppearance();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // what the API refuses it refuses again; a silence is worth another try
      retry: (failed, error) => error.name === 'ApiDown' && failed < 2,
      refetchOnWindowFocus: true,
    },
  },
});
// who is signed in sees the frame next: it is fetched while the configuration is
if (sessionStorage.getItem(kept) !== null) void Promise.all([import('./shell/frame.tsx'), import('./pages/today.tsx')]);
const config = await request<Config>('/config.json');
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <I18n>
      <SessionProvider config={config}>
        <NowProvider>
          <App />
        </NowProvider>
      </SessionProvider>
    </I18n>
  </QueryClientProvider>,
);
