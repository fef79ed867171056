using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>The retries that all calls of a client may make together. It begins full.</summary>
internal sealed class BudgetModel
{
    private readonly double _ratio;
    private readonly int _reserve;
    private readonly double _most;
    private double _earned;
    private int _second;
    private int _free;

    public BudgetModel(ScriptedBudget? budget)
    {
        (_ratio, _reserve) = (budget?.Ratio ?? 0.2, budget?.Reserve ?? 10);
        _most = Math.Max(100, 10 * _reserve);
        (_earned, _free) = (_most, _reserve);
        if (budget?.Spent > 0)
        {
            for (var spent = 0; spent < budget.Spent; spent++)
            {
                TryTake(0);
            }
        }
    }

    public void Deposit() => _earned = _earned < _most ? _earned + _ratio : _earned;

    public bool TryTake(int now)
    {
        if (now / 1000 != _second)
        {
            (_second, _free) = (now / 1000, _reserve);
        }

        if (_free > 0)
        {
            _free--;
            return true;
        }

        _earned = Math.Min(_earned, _most);
        if (_earned < 1)
        {
            return false;
        }

        _earned--;
        return true;
    }
}
