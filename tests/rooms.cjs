/** Which room may import which. Only what is allowed here is allowed; anything else breaks the build. */
const packages = (names) => `^node_modules/(${names.join('|')})(/|$)`

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  allowedSeverity: 'error',
  allowed: [
    { from: { path: '^shared/domain/' }, to: { path: ['^shared/domain/', packages(['zod', 'syllable'])] } },
    {
      from: { path: '^shared/messages/' },
      to: { path: ['^shared/messages/', '^shared/domain/', packages(['intl-messageformat'])] },
    },
    {
      from: { path: '^shared/contract/' },
      to: { path: ['^shared/contract/', '^shared/domain/', packages(['zod'])] },
    },
    // Lower rooms of core never reach up to handlers.
    {
      from: { path: '^electron/core/storage/' },
      to: { path: ['^electron/core/storage/', '^shared/', packages(['better-sqlite3[^/]*', 'zod'])] },
    },
    {
      from: { path: '^electron/core/process/' },
      to: { path: ['^electron/core/process/', '^shared/'], dependencyTypesNot: ['npm'] },
    },
    { from: { path: '^electron/core/process/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^electron/core/(vault|backups)/' },
      to: {
        path: [
          '^electron/core/(vault|backups|storage|process)/',
          '^electron/core/clock',
          '^shared/',
          packages(['better-sqlite3[^/]*', '@node-rs/argon2', 'zod']),
        ],
      },
    },
    {
      from: { path: '^electron/core/imports/' },
      to: {
        path: ['^electron/core/(imports|storage|process)/', '^shared/', packages(['iconv-lite'])],
      },
    },
    {
      from: { path: '^electron/core/follow-up/' },
      to: { path: ['^electron/core/(follow-up|storage|process)/', '^shared/'] },
    },
    {
      from: { path: '^electron/core/documents/' },
      to: {
        path: [
          '^electron/core/(documents|storage|process)/',
          '^shared/',
          packages([
            'pdfmake',
            '@types/pdfmake',
            '@expo-google-fonts/[^/]+',
            'bidi-js',
            'harfbuzzjs',
            '@zip\\.js/zip\\.js',
          ]),
        ],
      },
    },
    {
      from: { path: '^electron/core/exports/' },
      to: { path: ['^electron/core/exports/', '^shared/', packages(['write-excel-file'])] },
    },
    {
      from: { path: '^electron/core/handlers/' },
      to: { path: ['^electron/core/', '^shared/', packages(['zod'])] },
    },
    { from: { path: '^electron/core/[^/]+\\.ts$' }, to: { path: ['^electron/core/', '^shared/'] } },
    { from: { path: '^electron/core/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^electron/main/' },
      to: { path: ['^electron/main/', '^shared/', '^resources/', packages(['electron', 'zod'])] },
    },
    { from: { path: '^electron/main/' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^electron/preload/' },
      to: { path: ['^electron/preload/', '^shared/contract/', packages(['electron'])] },
    },
    {
      from: { path: '^renderer/' },
      to: {
        path: [
          '^renderer/',
          '^shared/',
          '^resources/',
          packages([
            'vue',
            'pinia',
            'vue-router',
            'vue-chartjs',
            'chart\\.js',
            'reka-ui',
            '@lucide/vue',
            '@tanstack/vue-virtual',
            '@fontsource-variable/[^/]+',
            'pdfjs-dist',
            'signature_pad',
            'vite',
          ]),
        ],
      },
    },
    { from: { path: '^tests/' }, to: {} },
    { from: { path: '^electron\\.vite\\.config\\.ts$' }, to: {} },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|json|html|ttf|woff2|svg|png)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tests/tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.d.ts'],
    },
  },
}
