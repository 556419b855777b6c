import type { Reader } from './reader.ts';

const CONFIG_FIELDS = new Set(['Mode', 'ExecutionType']);
/** fields of a Map that only its distributed form has */
const DISTRIBUTED_ONLY = ['ItemReader', 'ResultWriter', 'ItemBatcher', 'Label'];
const NO_LABEL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u;

export interface ProcessorConfig {
  readonly distributed: boolean;
  /** its children are Express executions */
  readonly express: boolean;
}

/** how a Map's item processor is run; what is wrong goes into the reader's diagnostics */
export function readProcessorConfig(state: Reader, processor: Reader | null): ProcessorConfig {
  const config = processor?.object('ProcessorConfig') ?? null;
  config?.allow(CONFIG_FIELDS);
  const mode = config?.text('Mode') ?? 'INLINE';
  if (mode !== 'INLINE' && mode !== 'DISTRIBUTED') config?.problem("The field 'Mode' should be INLINE or DISTRIBUTED");
  const distributed = mode === 'DISTRIBUTED';
  const present = DISTRIBUTED_ONLY.filter((field) => state.has(field));
  if (!distributed) for (const field of present) state.problem(`Field '${field}' is only supported in DISTRIBUTED mode`);
  const type = config?.text('ExecutionType') ?? null;
  if (distributed && type === null) config?.problem("The field 'ExecutionType' is required but was missing");
  if (type !== null && type !== 'STANDARD' && type !== 'EXPRESS')
    config?.problem("The field 'ExecutionType' should be STANDARD or EXPRESS");
  checkLabel(state);
  return { distributed, express: distributed && type === 'EXPRESS' };
}

function checkLabel(state: Reader): void {
  const label = state.text('Label');
  if (label === null || (label.length > 0 && label.length <= 40 && !NO_LABEL.test(label))) return;
  state.problem(
    "The field 'Label' should have at most 40 characters and no spaces, wildcards or brackets",
    `${state.location}/Label`,
  );
}
