/** functions of JSONata 2.0.6 and those Step Functions adds; `$eval` is not there */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad match contains
   replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power random boolean not
   map zip filter single reduce sift keys lookup append exists spread merge reverse each error assert type sort shuffle distinct
   base64encode base64decode encodeUrlComponent encodeUrl decodeUrlComponent decodeUrl toMillis fromMillis clone now millis
   partition range hash uuid parse`.split(/\s+/),
);

/** error names the service itself gives */
export const SERVICE_ERRORS: ReadonlySet<string> = new Set(
  `States.ALL States.HeartbeatTimeout States.Timeout States.TaskFailed States.Permissions States.DataLimitExceeded States.Runtime
   States.ExceedToleratedFailureThreshold States.ItemReaderFailed States.ResultWriterFailed States.QueryEvaluationError
   States.BranchFailed States.NoChoiceMatched States.Http.Socket`.split(/\s+/),
);

/** members of `$states.context` */
export const CONTEXT_MEMBERS: ReadonlySet<string> = new Set(['Execution', 'StateMachine', 'State', 'Map', 'Task']);
