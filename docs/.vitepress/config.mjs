// The static site of these pages. scripts/site builds it from a copy of this folder, to which it adds the README, the
// architecture and the Javadoc.
import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Quern',
  description: 'Reductions over all pairs of points, from formulas, on the JVM',
  base: process.env.QUERN_SITE_BASE ?? '/',
  // Javadoc brings pages of its own.
  srcExclude: ['public/**'],
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/getting-started' },
      { text: 'Operators', link: '/operators' },
      { text: 'Reductions', link: '/reductions' },
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_self' }
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Overview', link: '/overview' },
          { text: 'Getting started', link: '/getting-started' },
          { text: 'Coming from KeOps', link: '/coming-from-keops' },
          { text: 'Derivatives', link: '/derivatives' },
          { text: 'Symbolic matrices', link: '/lazytensor' },
          { text: 'Linear systems and eigenpairs', link: '/kernelsolve' },
          { text: 'Gallery', link: '/gallery' },
          { text: 'TornadoVM', link: '/tornado' },
          { text: 'Apache Spark', link: '/spark' },
          { text: 'Tiers in your tests', link: '/parity' }
        ]
      },
      {
        text: 'Reference',
        items: [
          { text: 'Operators', link: '/operators' },
          { text: 'Reductions', link: '/reductions' },
          { text: 'The command', link: '/command-line' },
          { text: 'Accuracy', link: '/accuracy' },
          { text: 'Performance', link: '/benchmarks/report' },
          { text: 'Performance on GPUs', link: '/benchmarks/tornado/README' },
          { text: 'Limits', link: '/limits' }
        ]
      },
      {
        text: 'Inside',
        items: [
          { text: 'From formula to kernel', link: '/how-it-works' },
          { text: 'Extending Quern', link: '/extending' },
          { text: 'Robustness', link: '/robustness' },
          { text: 'Architecture', link: '/architecture' }
        ]
      }
    ]
  }
})
