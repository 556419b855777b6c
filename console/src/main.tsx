import './console.css';
import './work.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { request } from './api.ts';
import { App, loadFirst } from './app.tsx';
import { firstLocale, I18n, loadMessages } from './i18n/index.tsx';
import { NowProvider } from './now.tsx';
import { type Config, SessionProvider } from './session.tsx';
import { startAppearance } from './shell/appearance.ts';
import { ToastProvider } from './shell/toasts.tsx';
import { kept } from './sign-in/kept.ts';

startAppearance();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      // a refusal is final, a missing answer is worth another try
      retry: (failed, error) => error.name === 'ApiDown' && failed < 2,
      refetchOnWindowFocus: true,
      // a browser that believes it has no network is asked all the same, so that the page can say what is wrong
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // a write never waits in silence to be sent later
    mutations: { networkMode: 'always' },
  },
});
// all at once, and before anything is drawn: whatever comes later is drawn later, and what stands there again
const [config, messages] = await Promise.all([
  request<Config>('/config.json'),
  loadMessages(firstLocale()),
  sessionStorage.getItem(kept) === null ? undefined : loadFirst(location.pathname),
]);
createRoot(root).render(
  <QueryClientProvider client={queries}>
    <I18n first={messages}>
      <SessionProvider config={config}>
        <NowProvider>
          <ToastProvider>
            <App />
          </ToastProvider>
        </NowProvider>
      </SessionProvider>
    </I18n>
  </QueryClientProvider>,
);
