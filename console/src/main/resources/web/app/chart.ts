import * as echarts from 'echarts/core'
import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { SVGRenderer } from 'echarts/renderers'
export function draw() { echarts.use([BarChart, GridComponent, SVGRenderer]); return echarts.init }
