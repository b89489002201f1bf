/** A locale file as the text that it is. The bundler puts it in. */
declare module '*.json?raw' {
  const text: string;
  // eslint-disable-next-line import-x/no-default-export -- as the bundler has it
  export default text;
}
