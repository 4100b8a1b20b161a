"""Charts as inline SVG, each with its figures as a table: pure functions of what a report shows."""

from contract_audit.report.charts.chart import Chart
from contract_audit.report.charts.cost import cost
from contract_audit.report.charts.elements import elements
from contract_audit.report.charts.equity import equity
from contract_audit.report.charts.severity import severity

__all__ = ["Chart", "cost", "elements", "equity", "severity"]
