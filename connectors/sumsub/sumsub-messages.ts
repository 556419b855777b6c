import { verificationName } from '../verification-name.ts';

/** what was found of an applicant; a red answer names labels and, for the applicant, a comment. Nothing of the sandbox counts */
const reviewed = `(${verificationName('body.externalUserId', 'body.levelName')}
  $time := body.createdAtMs ? $fromMillis($toMillis($replace(body.createdAtMs, ' ', 'T') & 'Z')) : receivedAt;
  $answer := body.reviewResult.reviewAnswer;
  $isOurs and $not(body.sandboxMode = true) ? (
    $answer = 'GREEN' ? {
      'type': 'requirement.verified.v1', 'subject': $subject, 'time': $time,
      'data': { 'pspClient': $pspClient, 'requirementId': $requirement }
    } : $answer = 'RED' ? {
      'type': 'requirement.failed.v1', 'subject': $subject, 'time': $time,
      'data': {
        'pspClient': $pspClient, 'requirementId': $requirement,
        'code': body.reviewResult.rejectLabels[0] ? $lowercase(body.reviewResult.rejectLabels[0]) : 'rejected',
        'remediation': body.reviewResult.moderationComment ? body.reviewResult.moderationComment : 'Please hand it in again.'
      }
    }
  )
)`;

/** https://docs.sumsub.com/docs/user-verification-webhooks: every other type tells of a step before the answer */
export const sumsubMessages: Readonly<Record<string, string>> = { applicantReviewed: reviewed, '*': 'body.nothing' };
