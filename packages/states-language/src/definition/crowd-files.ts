import type { Template } from '../asl-template.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import { DATA_LIMIT_BYTES } from '../limits.ts';
import type { ItemBatcher, ItemReader, ResultWriter } from './crowd-file-types.ts';
import { numeric, template } from './data-fields.ts';
import type { Reader } from './reader.ts';

const READ_FIELDS = new Set(['Resource', 'Arguments', 'ReaderConfig']);
const READER_CONFIG = ['InputType', 'CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter', 'MaxItems', 'Transformation'];
const BATCHER_FIELDS = new Set(['MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput']);
const WRITE_FIELDS = new Set(['Resource', 'Arguments', 'WriterConfig']);
const WRITER_CONFIG = new Set(['Transformation', 'OutputType']);
const LARGEST_MAX_ITEMS = 100_000_000;
const GET = 'arn:aws:states:::s3:getObject';
const LIST = 'arn:aws:states:::s3:listObjectsV2';
export const PUT = 'arn:aws:states:::s3:putObject';
/** as the service spells them, and what this one runs */
const INPUT_TYPES = ['CSV', 'JSON', 'JSONL', 'MANIFEST', 'PARQUET'];
const RUN_TYPES = new Set(['CSV', 'JSON', 'JSONL']);
const DELIMITERS = ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'];
const whole = (value: number): boolean => Number.isInteger(value) && value > 0;

/** a distributed Map's own fields that have to do with files and batches; what is legal and not run here goes into `refused` */
export function readCrowdFiles(state: Reader, refused: string[]) {
  return {
    reader: readItemReader(state, refused),
    batcher: readItemBatcher(state),
    writer: readResultWriter(state, refused),
  };
}

function readItemReader(state: Reader, refused: string[]): ItemReader | null {
  const reader = state.object('ItemReader');
  if (reader === null) return null;
  reader.allow(READ_FIELDS);
  if (state.has('Items')) state.problem("'Items' and 'ItemReader' are mutually exclusive");
  const resource = reader.requiredText('Resource');
  if (!/^arn:aws[\w-]*:states:::[a-z0-9-]+:\w+$/i.test(resource))
    reader.problem(`The resource provided ${resource} is not recognized.`, `${reader.location}/Resource`);
  else if (resource !== GET && resource !== LIST) refused.push(`ItemReader/Resource ${resource}`);
  const config = reader.object('ReaderConfig');
  const given = config?.value ?? {};
  for (const field of Object.keys(given)) if (!READER_CONFIG.includes(field)) refused.push(`ItemReader/ReaderConfig/${field}`);
  checkReaderConfig(resource, config, reader, refused);
  const { MaxItems: _most, ...rest } = given;
  const most = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= LARGEST_MAX_ITEMS;
  return {
    resource,
    arguments: readArguments(reader, 'ItemReader', resource === GET ? ['Bucket', 'Key'] : resource === LIST ? ['Bucket'] : []),
    config: { kind: 'constant', value: rest },
    maxItems: config === null ? null : numeric(config, 'MaxItems', most, `an integer from 0 to ${LARGEST_MAX_ITEMS}`),
  };
}

function checkReaderConfig(resource: string, config: Reader | null, reader: Reader, refused: string[]): void {
  const flat = oneOf(config, 'Transformation', ['NONE', 'LOAD_AND_FLATTEN']) === 'LOAD_AND_FLATTEN';
  if (flat && resource !== LIST)
    config?.problem("'Transformation' is only supported for listObjectsV2", `${config.location}/Transformation`);
  const type = oneOf(config, 'InputType', INPUT_TYPES);
  const reads = resource === GET || flat;
  if (reads && type === null) (config ?? reader).problem("The field 'InputType' is required but was missing");
  if (type !== null && INPUT_TYPES.includes(type) && !RUN_TYPES.has(type))
    refused.push(`ItemReader/ReaderConfig/InputType ${type}`);
  const header = oneOf(config, 'CSVHeaderLocation', ['FIRST_ROW', 'GIVEN']);
  oneOf(config, 'CSVDelimiter', DELIMITERS);
  if (config === null) return;
  if (type === 'CSV' && header === null) config.problem("The field 'CSVHeaderLocation' is required but was missing");
  const headers = config.value.CSVHeaders;
  const named = isJsonArray(headers) && headers.length > 0 && headers.every((one) => typeof one === 'string');
  if (header === 'GIVEN' && !named)
    config.problem("The field 'CSVHeaders' should be a non-empty array of strings where the headers are given");
  if (type !== 'CSV')
    for (const field of ['CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter'])
      if (config.has(field)) config.problem(`Field '${field}' is only supported for InputType CSV`);
}

function readItemBatcher(state: Reader): ItemBatcher | null {
  const batcher = state.object('ItemBatcher');
  if (batcher === null) return null;
  batcher.allow(BATCHER_FIELDS);
  if (!batcher.has('MaxItemsPerBatch') && !batcher.has('MaxInputBytesPerBatch'))
    batcher.problem("An ItemBatcher needs 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch'");
  const bytes = (value: number): boolean => whole(value) && value <= DATA_LIMIT_BYTES;
  return {
    maxItems: numeric(batcher, 'MaxItemsPerBatch', whole, 'a positive integer'),
    maxBytes: numeric(batcher, 'MaxInputBytesPerBatch', bytes, `an integer from 1 to ${DATA_LIMIT_BYTES}`),
    input: template(batcher, 'BatchInput', 'ItemBatcher/BatchInput'),
  };
}

function readResultWriter(state: Reader, refused: string[]): ResultWriter | null {
  const writer = state.object('ResultWriter');
  if (writer === null) return null;
  writer.allow(WRITE_FIELDS);
  if (Object.keys(writer.value).length === 0) writer.problem('A ResultWriter must not be empty');
  else if (!writer.has('Resource')) refused.push('ResultWriter without Resource');
  const resource = writer.text('Resource') ?? PUT;
  if (resource !== PUT) writer.problem(`The resource provided ${resource} is not recognized.`, `${writer.location}/Resource`);
  const config = writer.object('WriterConfig');
  config?.allow(WRITER_CONFIG);
  oneOf(config, 'Transformation', ['NONE', 'COMPACT', 'FLATTEN']);
  oneOf(config, 'OutputType', ['JSON', 'JSONL']);
  const bare = !writer.has('Resource');
  return {
    resource,
    arguments: bare ? { kind: 'constant', value: {} } : readArguments(writer, 'ResultWriter', ['Bucket']),
    config: { kind: 'constant', value: config?.value ?? {} },
  };
}

function oneOf(config: Reader | null, field: string, allowed: readonly string[]): string | null {
  const value = config?.text(field) ?? null;
  if (value !== null && !allowed.includes(value))
    config?.problem(`The field '${field}' should be one of ${allowed.join(', ')}`, `${config.location}/${field}`);
  return value;
}

function readArguments(of: Reader, owner: string, needed: readonly string[]): Template {
  const given = of.value.Arguments;
  const found = template(of, 'Arguments', `${owner}/Arguments`);
  if (found === null) of.problem("The field 'Arguments' is required but was missing");
  if (isJsonObject(given))
    for (const name of needed)
      if (given[name] === undefined) of.problem(`The field "${name}" is required but was missing`, `${of.location}/Arguments`);
  return found ?? { kind: 'constant', value: {} };
}
