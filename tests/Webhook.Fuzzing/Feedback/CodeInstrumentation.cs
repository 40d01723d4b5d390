using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Webhook.Fuzzing.Feedback;

/// <summary>Rewrites assemblies so that each block of their code tells <see cref="EdgeMap"/> when it is entered.</summary>
internal static class CodeInstrumentation
{
    private static readonly string[] Instrumented = ["Webhook.Model.dll", "Webhook.Policy.dll", "Webhook.Kubernetes.dll", "daemonset-webhook.dll", "YamlDotNet.dll"];

    /// <summary>Copies a folder of assemblies and rewrites our own, and the YAML parser, in the copy.</summary>
    /// <param name="from">The folder of this program.</param>
    /// <param name="to">The copy; what is there is replaced.</param>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            if (Instrumented.Contains(Path.GetFileName(file)))
                Rewrite(file, Path.Combine(to, Path.GetFileName(file)));
            else
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static void Rewrite(string from, string to)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(from));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location));
        using var assembly = AssemblyDefinition.ReadAssembly(from, new ReaderParameters { AssemblyResolver = resolver });
        var enter = assembly.MainModule.ImportReference(typeof(EdgeMap).GetMethod(nameof(EdgeMap.Enter)));
        // Numbers that lie far apart, and the same ones each time.
        var numbers = new Random(Path.GetFileName(from).Sum(c => c));
        foreach (var method in assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            Rewrite(method.Body, enter, numbers);

        assembly.Write(to);
    }

    private static void Rewrite(MethodBody body, MethodReference enter, Random numbers)
    {
        body.SimplifyMacros();
        foreach (var start in BlockStarts(body))
        {
            // The first instruction of the block becomes the call's, so that every jump to it lands on the call.
            var original = Instruction.Create(OpCodes.Nop);
            (original.OpCode, original.Operand) = (start.OpCode, start.Operand);
            (start.OpCode, start.Operand) = (OpCodes.Ldc_I4, numbers.Next(EdgeMap.Size));
            var call = Instruction.Create(OpCodes.Call, enter);
            var il = body.GetILProcessor();
            il.InsertAfter(start, call);
            il.InsertAfter(call, original);
        }

        body.OptimizeMacros();
    }

    private static List<Instruction> BlockStarts(MethodBody body)
    {
        var starts = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                starts.Add(target);

            if (instruction.Operand is Instruction[] targets)
                starts.UnionWith(targets);

            if (instruction.OpCode.FlowControl == FlowControl.Cond_Branch && instruction.Next is { } next)
                starts.Add(next);
        }

        starts.UnionWith(body.ExceptionHandlers.Select(handler => handler.HandlerStart));
        return [.. starts];
    }
}
