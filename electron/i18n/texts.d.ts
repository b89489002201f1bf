/** The path of a locale file, which the bundler puts beside the code. */
declare module '*.json?asset' {
  const path: string;
  // eslint-disable-next-line import-x/no-default-export -- as the bundler has it
  export default path;
}
