import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openSession, readConfig } from './session/session.ts';
import { SessionProvider } from './session/use-session.tsx';
import { WordsProvider } from './words/words.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const config = await readConfig();
const session = openSession(config);
document.title = config.company;
createRoot(root).render(
  <WordsProvider>
    <SessionProvider session={session}>
      <App />
    </SessionProvider>
  </WordsProvider>,
);
