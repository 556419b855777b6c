import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useWords } from './i18n/index.tsx';
import { usePerson, useSession } from './session.tsx';
import { later } from './shell/load-part.ts';
import { Loading } from './shell/loading.tsx';
import { Missing } from './shell/missing.tsx';
import { Part, partOf } from './shell/part.tsx';
import { PartBoundary } from './shell/part-boundary.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { useTitle } from './shell/use-title.ts';

// what nobody has opened is not loaded
const frame = partOf(() => import('./shell/frame.tsx'));
const today = partOf(() => import('./pages/today.tsx'));
const Merchants = later(() => import('./pages/merchants.tsx'));
const Merchant = later(() => import('./pages/merchant.tsx'));
const Tasks = later(() => import('./pages/tasks.tsx'));
const Cases = later(() => import('./pages/cases.tsx'));
const Playbooks = later(() => import('./pages/playbooks.tsx'));
const Policy = later(() => import('./pages/policy.tsx'));
const Figures = later(() => import('./pages/figures.tsx'));
const Week = later(() => import('./pages/week.tsx'));
const Downtime = later(() => import('./pages/downtime.tsx'));
const Money = later(() => import('./pages/money.tsx'));
const Process = later(() => import('./pages/process.tsx'));
const Plan = later(() => import('./pages/plan.tsx'));
const Realtime = later(() => import('./pages/realtime.tsx'));
const Teams = later(() => import('./pages/teams.tsx'));
const Privacy = later(() => import('./pages/privacy.tsx'));
const Laptop = later(() => import('./pages/laptop.tsx'));

/** loaded with the first page, so that a signed-in person sees no spinner */
export const loadFirst = (path: string): Promise<unknown> =>
  Promise.all([frame.load(), ...(path === '/' || path === '/today' ? [today.load()] : [])]);

function NotFound() {
  const { t } = useWords();
  useTitle(t('shell.notFound'));
  return (
    <>
      <h1>{t('shell.notFound')}</h1>
      <Missing text="missing.page" to="/today" link="missing.today" />
    </>
  );
}

export function App() {
  const { signedIn } = useSession();
  const { ofSupplier } = usePerson();
  const [location] = useLocation();
  if (signedIn === undefined) return <SignIn />;
  return (
    <Suspense fallback={<Loading />}>
      <Part of={frame}>
        <Suspense fallback={<Loading />}>
          <PartBoundary key={location}>
            <Switch>
              <Route path="/today">{ofSupplier ? <Redirect to="/tasks?queue=all" /> : <Part of={today} />}</Route>
              <Route path="/merchants" component={Merchants} />
              <Route path="/merchants/:merchantId">
                {({ merchantId }) => <Merchant key={merchantId} merchantId={merchantId} />}
              </Route>
              <Route path="/tasks" component={Tasks} />
              <Route path="/cases" component={Cases} />
              <Route path="/playbooks" component={Playbooks} />
              <Route path="/policy" component={Policy} />
              <Route path="/figures" component={Figures} />
              <Route path="/figures/week" component={Week} />
              <Route path="/downtime" component={Downtime} />
              <Route path="/money" component={Money} />
              <Route path="/process" component={Process} />
              <Route path="/realtime" component={Realtime} />
              <Route path="/teams" component={Teams} />
              <Route path="/plan" component={Plan} />
              <Route path="/privacy" component={Privacy} />
              <Route path="/laptop" component={Laptop} />
              <Route path="/">
                <Redirect to="/today" />
              </Route>
              <Route path="/sign-in">
                <Redirect to="/today" />
              </Route>
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </PartBoundary>
        </Suspense>
      </Part>
    </Suspense>
  );
}
