export default function Page() {
  return <h1>laptop</h1>;
}
