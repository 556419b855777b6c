export default function Page() {
  return <h1>figures</h1>;
}
