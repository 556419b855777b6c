import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import '../figures/figures.css';
import { PlanStudio } from '../plan/plan-studio.tsx';
import { PublishedPlans } from '../plan/published-plans.tsx';
import { usePlanWords } from '../plan/words/use-plan-words.ts';
import { usePerson } from '../session.tsx';

/** shifts of next week: planned on the work of earlier ones, judged on it, published */
export default function Plan() {
  const { w } = usePlanWords();
  const person = usePerson();
  const mayNot = !person.can('plan.publish');
  return (
    <SpaceBetween size="l">
      <Header variant="h1" description={w('about')}>
        {w('title')}
      </Header>
      {mayNot ? <Alert type="info">{w('mayNot')}</Alert> : <PlanStudio />}
      <PublishedPlans />
    </SpaceBetween>
  );
}
