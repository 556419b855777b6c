import type * as z from 'zod';
import type { merchantCard } from '../../domain/model/merchant.ts';
import type { Requirement as StoredRequirement } from '../../domain/model/requirement.ts';
import type { Task as StoredTask } from '../../domain/model/task.ts';
import type { answer as getMerchant, shownDocument, shownWait } from '../../functions/api/get-merchant/answer.ts';
import type { answer as getPlaybook } from '../../functions/api/get-playbook/answer.ts';
import type { answer as getPolicy } from '../../functions/api/get-policy/answer.ts';
import type { answer as getRun, visit } from '../../functions/api/get-run/answer.ts';
import type { merchantBoard, merchantPage } from '../../functions/api/list-merchants/answer.ts';
import type { answer as listPayments } from '../../functions/api/list-payments/answer.ts';
import type { answer as listRejected } from '../../functions/api/list-rejected/answer.ts';
import type { answer as listTasks } from '../../functions/api/list-tasks/answer.ts';
import type { answer as listTimeline } from '../../functions/api/list-timeline/answer.ts';
import type { answer as signUpload } from '../../functions/api/sign-upload/answer.ts';

type Distributed<One> = One extends StoredTask
  ? Omit<One, 'title' | 'facts' | 'fourEyes'> & {
      title: string;
      facts: string[];
      /** those of the facts that somebody typed */
      typedFacts: string[];
      /** why it is its team's, or no team's yet */
      teamToldWhy?: string;
      fourEyes: { required: boolean; reasons: string[] };
    }
  : never;
/** a task as a page shows it: every code in the reader's words */
export type Task = Distributed<StoredTask>;
/** a requirement as a page shows it */
export type Requirement = Omit<StoredRequirement, 'errors'> & {
  errors: { code: string; remediation: string }[];
};
export type ShownSnapshot = Omit<SnapshotAnswer, 'tasks' | 'requirements'> & {
  tasks: Task[];
  requirements: Requirement[];
};

// what the API answers is what its own schemas say: the same that OpenAPI is made from
export type SnapshotAnswer = z.output<typeof getMerchant>;
export type ShownDocument = z.output<typeof shownDocument>;
/** a form that uploads one document */
export type SignedForm = z.output<typeof signUpload>;
export type ShownWait = z.output<typeof shownWait>;
export type PlaybookAnswer = z.output<typeof getPlaybook>;
export type PolicyAnswer = z.output<typeof getPolicy>;
export type RunAnswer = z.output<typeof getRun>;
export type Visit = z.output<typeof visit>;
export type MerchantPage = z.output<typeof merchantPage>;
export type MerchantBoard = z.output<typeof merchantBoard>;
export type PaymentDays = z.output<typeof listPayments>;
export type RejectedPage = z.output<typeof listRejected>;
export type TaskPageAnswer = z.output<typeof listTasks>;
export type TaskPage = Omit<TaskPageAnswer, 'tasks'> & { tasks: Task[] };
/** whom a task is about */
export type MerchantCard = z.output<typeof merchantCard>;
export type TimelinePage = z.output<typeof listTimeline>;
