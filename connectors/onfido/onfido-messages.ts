import { verificationName } from '../verification-name.ts';

/** a run's user id, or a tag of a run or check that begins with `firstsale:` */
const name = `($tag := $resource.tags[$contains($, /^firstsale:/)][0];
    $tag ? $substringAfter($tag, 'firstsale:') : $resource.customer_user_id ? $resource.customer_user_id : '')`;

const completed = `(
  $resource := body.payload.resource;${verificationName(name, 'undefined')}
  $time := $fromMillis($toMillis(body.payload.object.completed_at_iso8601));
  $isOurs ? (
    $resource.status = 'approved' or $resource.result = 'clear' ? {
      'type': 'requirement.verified.v1', 'subject': $subject, 'time': $time,
      'data': { 'pspClient': $pspClient, 'requirementId': $requirement }
    } : $resource.status = 'declined' or $resource.result = 'consider' ? {
      'type': 'requirement.failed.v1', 'subject': $subject, 'time': $time,
      'data': {
        'pspClient': $pspClient, 'requirementId': $requirement,
        'code': $resource.reasons[0] ? $lowercase($resource.reasons[0]) : 'not_verified',
        'remediation': 'The identity check did not succeed. Please hand in the document again.'
      }
    }
  )
)`;

/** a run or a check that is done; one that a person at Onfido's client reviews has no answer yet */
export const onfidoMessages: Readonly<Record<string, string>> = {
  'workflow_run.completed': completed,
  'check.completed': completed,
  '*': 'body.nothing',
};
