import { NO_VALUE } from './intrinsics.ts';

/** `AWS::Region` and its like, as Ref gives them; undefined for any other name */
export function pseudoParameter(name: string, stack: string, place: { account: string; region: string }): unknown {
  const { account, region } = place;
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`;
    case 'AWS::NotificationARNs':
      return [];
    case 'AWS::NoValue':
      return NO_VALUE;
    default:
      return undefined;
  }
}
