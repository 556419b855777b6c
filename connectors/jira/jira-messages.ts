/** who an issue is about: its label `merchant:<PSP client>/<reference>`, both as in an address of the web */
const merchant = `
  $issue := body.issue;
  $label := $issue.fields.labels[$contains($, /^merchant:/)][0];
  $pspClient := $decodeUrlComponent($substringBefore($substringAfter($label, ':'), '/'));
  $subject := $decodeUrlComponent($substringAfter($label, '/'));
  $time := $fromMillis(body.timestamp);
  $moved := body.changelog.items[field = 'status'];
  $wasDone := $count(body.changelog.items[field = 'resolution' and from]) > 0;
  $task := $issue.fields.labels[$contains($, /^task:/)][0];
  $isDone := $issue.fields.status.statusCategory.key = 'done';
  $opened := function() { {
    'type': 'case.opened.v1', 'subject': $subject, 'time': $time,
    'data': {
      'pspClient': $pspClient, 'caseId': $issue.key, 'title': $issue.fields.summary,
      'severity': $issue.fields.priority.name in ['Highest', 'High'] ? 'high'
        : $issue.fields.priority.name in ['Low', 'Lowest'] ? 'low' : 'normal'
    }
  } };`;

/** a tracker has several ways to be done, and only some of them mean that it works now */
const sentence = `
  $how := $issue.fields.resolution.name ? $issue.fields.resolution.name : $issue.fields.status.name;
  $sentence := $lookup({
    'Done': 'The issue is fixed',
    'Fixed': 'The issue is fixed',
    "Won't Do": 'The issue will not be worked on',
    "Won't Fix": 'The issue will not be worked on',
    'Declined': 'The issue will not be worked on',
    'Duplicate': 'The issue is tracked as another one',
    'Cannot Reproduce': 'The issue could not be reproduced',
    'Known Error': 'The issue is a known error'
  }, $how);
  $resolution := $sentence ? $sentence : 'The issue is closed as ' & $how;`;

/** an issue that was raised about a case is part of it: any status of the category that is done is its end */
const moved = (state: 'open' | 'done', resolution: string): string => `{
    'type': 'issue.moved.v1', 'subject': $subject, 'time': $time,
    'data': {
      'pspClient': $pspClient, 'taskId': $decodeUrlComponent($substringAfter($task, ':')), 'key': $issue.key, 'state': '${state}',
      'resolution': ${resolution}
    }
  }`;

const aboutMerchant = (expression: string): string =>
  `($count(body.issue.fields.labels[$contains($, /^merchant:[^\\/]+\\/./)]) > 0 ? (${merchant}${sentence}\n  ${expression}\n))`;

/** https://developer.atlassian.com/cloud/jira/platform/webhooks/: an issue without a label of ours is about no merchant */
export const jiraMessages: Readonly<Record<string, string>> = {
  'jira:issue_created': aboutMerchant(`$task ? ${moved('open', 'undefined')} : $opened()`),
  'jira:issue_updated': aboutMerchant(`$moved ? (
    $task and $isDone ? ${moved('done', '$resolution')}
    : $task ? ${moved('open', 'undefined')}
    : $isDone ? {
      'type': 'case.closed.v1', 'subject': $subject, 'time': $time,
      'data': { 'pspClient': $pspClient, 'caseId': $issue.key, 'resolution': $resolution }
    } : $wasDone ? $opened()
  )`),
  'jira:issue_deleted': aboutMerchant(`$task ? ${moved('done', "'The issue was deleted'")} : {
    'type': 'case.closed.v1', 'subject': $subject, 'time': $time,
    'data': { 'pspClient': $pspClient, 'caseId': $issue.key, 'resolution': 'The issue was deleted' }
  }`),
};
