import { invalid } from '../../gateway/query-error-codes.ts';

interface Attribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}
type Attributes = Readonly<Record<string, Attribute>>;

const NAME = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;
const RESERVED = /^(aws|amazon)\./i;
const MAX_NAME = 256;
const MAX_TYPE = 256;
const MAX_ATTRIBUTES = 10;
/** digits a Number may have, and how far its exponent may go */
const MAX_DIGITS = 38;
const LARGEST = 1e126;
const SMALLEST = 1e-128;

/** Refuses the attributes of a message that SQS refuses: their number, names, types and values. Throws AwsError InvalidParameterValue. */
export function checkMessageAttributes(attributes: Attributes): void {
  const count = Object.keys(attributes).length;
  if (count > MAX_ATTRIBUTES)
    throw invalid(`Number of message attributes [${count}] exceeds the allowed maximum [${MAX_ATTRIBUTES}].`);
  for (const [name, attribute] of Object.entries(attributes)) {
    checkName(name);
    checkValue(name, attribute);
  }
}

function checkName(name: string): void {
  if (RESERVED.test(name))
    throw invalid(`Message attribute name '${name}' is invalid: names that begin with AWS. or Amazon. are reserved.`);
  if (name.length > MAX_NAME || !NAME.test(name))
    throw invalid(
      `Message attribute name '${name}' is invalid: it has up to ${MAX_NAME} letters, digits, _, - and ., no . at its ends and no two in a row.`,
    );
}

function checkValue(name: string, { DataType, StringValue, BinaryValue }: Attribute): void {
  if (!/^(String|Number|Binary)(\..+)?$/.test(DataType) || DataType.length > MAX_TYPE)
    throw invalid(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    );
  const binary = DataType.startsWith('Binary');
  const value = binary ? BinaryValue : StringValue;
  if (value === undefined || value.length === 0)
    throw invalid(
      `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  if ((binary ? StringValue : BinaryValue) !== undefined)
    throw invalid(`The message attribute '${name}' has a value that is not of its type '${DataType}'.`);
  if (DataType.startsWith('Number') && !isNumber(String(value)))
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
}

function isNumber(text: string): boolean {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return false;
  const size = Math.abs(Number(text));
  const digits = text
    .replace(/[eE].*$/, '')
    .replaceAll(/[^0-9]/g, '')
    .replace(/^0+/, '').length;
  return digits <= MAX_DIGITS && (size === 0 || (size >= SMALLEST && size <= LARGEST));
}

/** The one attribute a sender may set for SQS itself: the X-Ray header. Throws AwsError InvalidParameterValue. */
export function checkSystemAttributes(attributes: Attributes): void {
  for (const [name, { DataType, StringValue }] of Object.entries(attributes))
    if (name !== 'AWSTraceHeader' || DataType !== 'String' || StringValue === undefined || StringValue === '')
      throw invalid(`Message system attribute '${name}' is invalid: only AWSTraceHeader of type String can be sent.`);
}
