import * as z from 'zod';
import { inboundEvents } from '../../domain/events/inbound.ts';
import { textsIn } from '../../domain/privacy/texts-in.ts';
import { merchantRouteHandlers } from '../../lib/merchant-routes.ts';
import { routeHandlers } from '../../lib/routes.ts';

/** names of things of ours and of the policy, words of fixed lists, days and colleagues: they say nothing of a person of the merchant */
const impersonal: ReadonlySet<string> = new Set([
  ...[
    'requirementId',
    'paymentId',
    'refundId',
    'payoutId',
    'keyId',
    'replaces',
    'caseId',
    'taskId',
    'key',
    'messageId',
    'errorCode',
    'csatId',
    'changeId',
    'offerId',
  ],
  ...[
    'ticket',
    'shown',
    'ref',
    'pair',
    'subjectId',
    'prefix',
    'scopes',
    'pspClient',
    'mcc',
    'code',
    'method',
    'plan',
    'queue',
    'team',
  ],
  ...['choice', 'rejection', 'declineCode', 'items', 'paymentMethods', 'colour', 'to', 'mentions', 'from'],
  ...['country', 'currency', 'timeZone', 'locale', 'language', 'companyRegisteredOn', 'initiatedOn', 'arrivesOn', 'retryOn'],
  ...['validFrom', 'on', 'promiseId', 'questionId', 'into', 'topic', 'provider', 'countries'],
]);

/** a way in: an event of an outside system, or a write about a merchant by a colleague or a person of the merchant */
export interface Door {
  readonly name: string;
  /** places where text about a person may be sent: whatever is not named above */
  readonly fields: readonly string[];
  readonly schema: z.ZodType;
}
const doorOf = (name: string, schema: z.ZodType): Door => ({
  name,
  schema,
  fields: [...new Set(textsIn(schema).map(({ path }) => path))].filter((path) => !impersonal.has(path.split('.').at(-1) ?? '')),
});
const module = z.object({ wanted: z.looseObject({ body: z.instanceof(z.ZodType), writes: z.boolean() }) });

/** every way in there is, as the schemas say */
export const doors = async (): Promise<readonly Door[]> => {
  const events = Object.entries(inboundEvents).map(([type, schema]) => doorOf(type, schema.shape.data));
  const routes = Object.entries({ ...routeHandlers, ...merchantRouteHandlers })
    .filter(([, { route }]) => route.startsWith('POST ') && /\{merchantId\}|boarding/.test(route))
    .map(async ([name, { area }]) => {
      const { wanted } = module.parse(await import(`../../functions/${area}/${name}/handler.ts`));
      return doorOf(name, wanted.body);
    });
  return [...events, ...(await Promise.all(routes))].filter(({ fields }) => fields.length > 0);
};
